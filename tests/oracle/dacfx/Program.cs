// DacFx as the outside judge. Two ways to call it:
//   dotnet dacfx-oracle.dll                      JSON lines: one request a line on stdin, one answer a line on stdout
//   dotnet dacfx-oracle.dll build <project|folder> <out.dacpac>          one process, for benchmarks
//   dotnet dacfx-oracle.dll compare <desired.dacpac> <current.dacpac> <out.sql>
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Oracle;

// The protocol owns stdout: what a library prints goes to stderr.
var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { AutoFlush = true };
Console.SetOut(Console.Error);

if (args.Length > 0) return OneShot.Run(args);

var input = new StreamReader(Console.OpenStandardInput(), new System.Text.UTF8Encoding(false));
while (input.ReadLine() is { } line)
{
    if (line.Trim().Length == 0) continue;
    var request = JsonNode.Parse(line)!.AsObject();
    JsonObject answer;
    try
    {
        answer = Requests.Answer(request);
        answer["ok"] ??= true;
    }
    catch (Exception error)
    {
        answer = new JsonObject { ["ok"] = false, ["errors"] = Errors.Of(error) };
    }
    answer["id"] = request["id"]?.DeepClone();
    output.WriteLine(answer.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
return 0;
