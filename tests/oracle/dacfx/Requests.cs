using System.Text.Json.Nodes;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>One function per request name; tests/oracle/README.md lists the fields.</summary>
static class Requests
{
    public static JsonObject Answer(JsonObject request) => (string?)request["do"] switch
    {
        "build" => Build(request),
        "load" => Load(Text(request, "dacpac")),
        "objects" => Objects(Text(request, "dacpac")),
        "report" => Compare.Report(Text(request, "desired"), Text(request, "current"), Options(request)),
        "script" => Compare.Script(Text(request, "desired"), Text(request, "current"), Options(request)),
        "both" => Compare.Both(Text(request, "desired"), Text(request, "current"), Options(request)),
        "parse" => Parse.Errors(Text(request, "text"), (string?)request["version"] ?? "170", (bool?)request["sqlcmd"] ?? false),
        "project" => ProjectFile.Describe(Text(request, "project")),
        "version" => new JsonObject { ["dacfx"] = typeof(TSqlModel).Assembly.GetName().Version!.ToString() },
        var other => throw new ArgumentException($"unknown request '{other}'"),
    };

    static JsonObject Build(JsonObject request)
    {
        var project = (string?)request["project"] is { } path
            ? ProjectFile.Read(path)
            : (string?)request["folder"] is { } folder
                ? ProjectFile.OfFolder(folder)
                : ProjectFile.OfTexts(request["files"]?.AsArray() ?? []);
        project = project with
        {
            Platform = (string?)request["platform"] ?? project.Platform,
            RefactorLog = (string?)request["refactorLog"] ?? project.RefactorLog,
            Files = (bool?)request["empty"] == true ? [] : project.Files,
        };
        foreach (var (name, value) in request["options"]?.AsObject() ?? []) ModelOptions.Set(project.Options, name, value!.ToString());
        return Builder.Build(project, (string?)request["output"]);
    }

    static JsonObject Load(string dacpac)
    {
        using var model = TSqlModel.LoadFromDacpac(dacpac, new ModelLoadOptions());
        var messages = Errors.Of(model);
        return new JsonObject
        {
            ["ok"] = !messages.Any(message => (string?)message!["severity"] == "Error"),
            ["platform"] = model.Version.ToString(),
            ["messages"] = messages,
        };
    }

    static JsonObject Objects(string dacpac)
    {
        using var model = TSqlModel.LoadFromDacpac(dacpac, new ModelLoadOptions());
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in model.GetObjects(DacQueryScopes.UserDefined))
        {
            counts[item.ObjectType.Name] = counts.GetValueOrDefault(item.ObjectType.Name) + 1;
        }
        var result = new JsonObject();
        foreach (var (type, count) in counts) result[type] = count;
        return new JsonObject { ["objects"] = result };
    }

    static JsonObject? Options(JsonObject request) => request["options"]?.AsObject();

    static string Text(JsonObject request, string field) =>
        (string?)request[field] ?? throw new ArgumentException($"request '{request["do"]}' needs '{field}'");
}
