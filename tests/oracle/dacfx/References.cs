using System.Reflection;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>A package that a project refers to: its file and, for another database, the names or variables of it and its server.</summary>
record Reference(string File, string? DatabaseName, string? DatabaseVariable, string? ServerName, string? ServerVariable, bool SuppressErrors)
{
    /// <summary>The parts that stand before the schema in names of what the package holds: none for a part of the same database.</summary>
    public string? ExternalParts
    {
        get
        {
            var database = Part(DatabaseVariable, DatabaseName);
            var server = Part(ServerVariable, ServerName);
            return database == null ? null : server == null ? database : $"{server}.{database}";
        }
    }

    static string? Part(string? variable, string? name) => variable is { Length: > 0 } ? $"[$({variable})]" : name is { Length: > 0 } ? $"[{name}]" : null;
}

/// <summary>DacFx's public API builds models without references; the model inside takes them as its own build task gives them.</summary>
static class References
{
    public static void Add(TSqlModel model, IReadOnlyList<Reference> references, IReadOnlyDictionary<string, string> variables)
    {
        if (references.Count == 0 && variables.Count == 0) return;
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var service = typeof(TSqlModel).GetField("_service", hidden)!.GetValue(model)!;
        var inner = service.GetType().GetField("_model", hidden)!.GetValue(service)!;
        var add = WithBases(inner.GetType()).SelectMany(type => type.GetMethods(hidden | BindingFlags.DeclaredOnly))
            .First(method => method.Name == "AddCustomData" && method.GetParameters().Length == 1);
        var dataType = add.GetParameters()[0].ParameterType;
        if (variables.Count > 0)
        {
            var data = Activator.CreateInstance(dataType, "SqlCmdVariables", "SqlCmdVariable")!;
            foreach (var (name, value) in variables) dataType.GetMethod("SetMetadata", hidden, [typeof(string), typeof(string)])!.Invoke(data, [name, value]);
            add.Invoke(inner, [data]);
        }
        foreach (var reference in references)
        {
            var data = Activator.CreateInstance(dataType, "Reference", "SqlSchema")!;
            var set = dataType.GetMethod("SetMetadata", hidden, [typeof(string), typeof(string)])!;
            set.Invoke(data, ["FileName", reference.File]);
            set.Invoke(data, ["LogicalName", Path.GetFileName(reference.File)]);
            if (reference.ExternalParts is { } external) set.Invoke(data, ["ExternalParts", external]);
            set.Invoke(data, ["SuppressMissingDependenciesErrors", reference.SuppressErrors ? "True" : "False"]);
            add.Invoke(inner, [data]);
        }
    }

    // A private method of a base class is found on that class only.
    static IEnumerable<Type> WithBases(Type type)
    {
        for (var at = type; at != null; at = at.BaseType) yield return at;
    }
}
