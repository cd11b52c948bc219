using System.Reflection;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>A package that a project refers to: its file and, for another database, that database's name or variable.</summary>
record Reference(string File, string? DatabaseName, string? DatabaseVariable, bool SuppressErrors);

/// <summary>DacFx's public API builds models without references; the model inside takes them as its own build task gives them.</summary>
static class References
{
    public static void Add(TSqlModel model, IReadOnlyList<Reference> references)
    {
        if (references.Count == 0) return;
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var service = typeof(TSqlModel).GetField("_service", hidden)!.GetValue(model)!;
        var inner = service.GetType().GetField("_model", hidden)!.GetValue(service)!;
        var add = WithBases(inner.GetType()).SelectMany(type => type.GetMethods(hidden | BindingFlags.DeclaredOnly))
            .First(method => method.Name == "AddReference" && method.GetParameters().Length == 1);
        var dataType = add.GetParameters()[0].ParameterType;
        foreach (var reference in references)
        {
            var data = Activator.CreateInstance(dataType, "Reference", "SqlSchema")!;
            var set = dataType.GetMethod("SetMetadata", hidden, [typeof(string), typeof(string)])!;
            set.Invoke(data, ["FileName", reference.File]);
            set.Invoke(data, ["LogicalName", Path.GetFileName(reference.File)]);
            var external = reference.DatabaseVariable is { Length: > 0 } variable ? $"[$({variable})]"
                : reference.DatabaseName is { Length: > 0 } name ? $"[{name}]" : null;
            if (external != null) set.Invoke(data, ["ExternalParts", external]);
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
