using System.Text.Json.Nodes;
using Microsoft.SqlServer.Dac;

namespace Rehearsal.Oracle;

/// <summary>One piece of work in one process: what a benchmark times.</summary>
static class OneShot
{
    public static int Run(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["build", var from, var output]:
                    var answer = Builder.Build(from.EndsWith(".sqlproj", StringComparison.OrdinalIgnoreCase) ? ProjectFile.Read(from) : ProjectFile.OfFolder(from), output);
                    return (bool)answer["built"]! ? 0 : 1;
                case ["compare", var desired, var current, var output]:
                    using (var source = DacPackage.Load(desired))
                    using (var target = DacPackage.Load(current))
                    {
                        File.WriteAllText(output, DacServices.GenerateDeployScript(source, target, "db",
                            Compare.Deploy(new JsonObject { ["ignoreColumnOrder"] = true, ["dropAll"] = true, ["allowIncompatiblePlatform"] = true })));
                    }
                    return 0;
                default:
                    Console.Error.WriteLine("usage: build <project|folder> <out.dacpac> | compare <desired> <current> <out.sql>");
                    return 2;
            }
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(Errors.Of(error).ToJsonString());
            return 1;
        }
    }
}
