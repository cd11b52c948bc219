using System.Text.Json.Nodes;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>Scripts → dacpac. Unresolved references that only a referenced dacpac could answer do not stop the build.</summary>
static class Builder
{
    public static JsonObject Build(ProjectFile project, string? output)
    {
        var version = Enum.Parse<SqlServerVersion>(project.Platform, true);
        using var model = new TSqlModel(version, project.Options);
        References.Add(model, project.References, project.Variables);
        var messages = new JsonArray();
        foreach (var file in project.Files)
        {
            try
            {
                model.AddOrUpdateObjects(file.Text, file.Name, new TSqlObjectOptions { AnsiNulls = file.AnsiNulls, QuotedIdentifier = file.QuotedIdentifier });
            }
            catch (DacModelException error)
            {
                foreach (var message in Errors.Of(error))
                {
                    var copy = message!.DeepClone().AsObject();
                    copy["severity"] = "Error";
                    copy["file"] = file.Name;
                    messages.Add(copy);
                }
            }
        }
        foreach (var message in Errors.Of(model)) messages.Add(message!.DeepClone());
        var broken = messages.Any(m => (string?)m!["severity"] == "Error");
        var answer = new JsonObject { ["ok"] = !broken, ["platform"] = version.ToString(), ["messages"] = messages };
        if (output == null) return answer;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var metadata = new PackageMetadata { Name = project.Name, Version = "1.0.0.0", Description = "" };
        DacPackageExtensions.BuildPackage(output, model, metadata, new PackageOptions { RefactorLogPath = project.RefactorLog, IgnoreValidationErrors = broken ? ["*"] : null });
        answer["built"] = true;
        return answer;
    }
}
