using System.Text.Json.Nodes;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>Every message of an exception and of the exceptions inside it, as JSON.</summary>
static class Errors
{
    public static JsonArray Of(Exception error)
    {
        var list = new JsonArray();
        for (var at = error; at != null; at = at.InnerException)
        {
            list.Add(new JsonObject { ["type"] = at.GetType().Name, ["message"] = at.Message });
            IEnumerable<DacMessage> messages = at switch
            {
                DacServicesException services => services.Messages,
                DacModelException model => model.Messages,
                _ => [],
            };
            foreach (var message in messages) list.Add(Of(message));
            if (at is not (DacServicesException or DacModelException) && at.StackTrace is { } stack) list.Add(new JsonObject { ["stack"] = stack });
        }
        return list;
    }

    public static JsonObject Of(DacMessage message) => new()
    {
        ["severity"] = message.MessageType.ToString(),
        ["code"] = $"{message.Prefix}{message.Number}",
        ["message"] = message.Message,
    };

    /// <summary>Validates and lists what DacFx says; Validate's own messages carry no place, the model's errors do.</summary>
    public static JsonArray Of(TSqlModel model)
    {
        var list = new JsonArray();
        var validated = model.Validate();
        var seen = new HashSet<string>();
        foreach (var error in model.GetModelErrors())
        {
            var item = Of(error);
            if (seen.Add(item.ToJsonString())) list.Add(item);
        }
        var told = model.GetModelErrors().Select(error => error.Message).ToHashSet();
        foreach (var message in validated.Where(message => !told.Contains(message.Message))) list.Add(Of(message));
        return list;
    }

    public static JsonObject Of(DacModelError error) => new()
    {
        ["severity"] = error.Severity.ToString(),
        ["code"] = $"{error.Prefix}{error.ErrorCode}",
        ["message"] = error.Message,
        ["file"] = error.SourceName,
        ["line"] = error.Line,
        ["column"] = error.Column,
    };
}
