using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Rehearsal.Oracle;

/// <summary>ScriptDom's opinion of a text.</summary>
static partial class Parse
{
    [GeneratedRegex(@"^[ \t]*:[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex SqlcmdLine();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Variable();

    /// <summary>With sqlcmd, lines that begin with a colon are emptied (line numbers stay) and $(Name) becomes Name.</summary>
    public static JsonObject Errors(string text, string version, bool sqlcmd)
    {
        if (sqlcmd) text = Variable().Replace(SqlcmdLine().Replace(text, ""), "$1");
        var parser = (TSqlParser)Activator.CreateInstance(
            typeof(TSql170Parser).Assembly.GetType($"Microsoft.SqlServer.TransactSql.ScriptDom.TSql{version}Parser")
                ?? throw new ArgumentException($"ScriptDom has no parser of version {version}"), [true])!;
        var fragment = parser.Parse(new StringReader(text), out var errors);
        var list = new JsonArray();
        foreach (var error in errors)
        {
            list.Add(new JsonObject { ["number"] = error.Number, ["line"] = error.Line, ["column"] = error.Column, ["message"] = error.Message });
        }
        return new JsonObject
        {
            ["ok"] = errors.Count == 0,
            ["errors"] = list,
            ["batches"] = (fragment as TSqlScript)?.Batches.Count ?? 0,
        };
    }
}
