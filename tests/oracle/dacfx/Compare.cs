using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.SqlServer.Dac;

namespace Rehearsal.Oracle;

/// <summary>DeployReport and deployment script between two packages. Options: ignoreColumnOrder, dropAll, and any property of
/// DacDeployOptions by its name.</summary>
static class Compare
{
    const string Database = "db";

    public static JsonObject Report(string desired, string current, JsonObject? options)
    {
        using var source = DacPackage.Load(desired);
        using var target = DacPackage.Load(current);
        return Parsed(DacServices.GenerateDeployReport(source, target, Database, Deploy(options)));
    }

    public static JsonObject Script(string desired, string current, JsonObject? options)
    {
        using var source = DacPackage.Load(desired);
        using var target = DacPackage.Load(current);
        return new JsonObject { ["script"] = DacServices.GenerateDeployScript(source, target, Database, Deploy(options)) };
    }

    /// <summary>Report and script from one comparison: half the time of the two.</summary>
    public static JsonObject Both(string desired, string current, JsonObject? options)
    {
        using var source = DacPackage.Load(desired);
        using var target = DacPackage.Load(current);
        var result = DacServices.Script(source, target, Database, new PublishOptions
        {
            GenerateDeploymentReport = true,
            GenerateDeploymentScript = true,
            DeployOptions = Deploy(options),
        });
        var answer = Parsed(result.DeploymentReport);
        answer["script"] = result.DatabaseScript;
        return answer;
    }

    public static DacDeployOptions Deploy(JsonObject? options)
    {
        var deploy = new DacDeployOptions();
        foreach (var (name, value) in options ?? [])
        {
            var on = value!.GetValueKind() == System.Text.Json.JsonValueKind.True;
            if (name == "dropAll")
            {
                deploy.DropObjectsNotInSource = on;
                deploy.DropPermissionsNotInSource = on;
                deploy.DropRoleMembersNotInSource = on;
                continue;
            }
            var property = typeof(DacDeployOptions).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])
                ?? throw new ArgumentException($"DacDeployOptions has no '{name}'");
            property.SetValue(deploy, property.PropertyType == typeof(bool) ? on : Convert.ChangeType(value.ToString(), property.PropertyType));
        }
        return deploy;
    }

    static JsonObject Parsed(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        var ns = root.Name.Namespace;
        var items = new JsonArray();
        foreach (var operation in root.Descendants(ns + "Operation"))
        {
            foreach (var item in operation.Elements(ns + "Item"))
            {
                items.Add(new JsonObject
                {
                    ["operation"] = (string?)operation.Attribute("Name"),
                    ["element"] = (string?)item.Attribute("Type"),
                    ["name"] = (string?)item.Attribute("Value"),
                });
            }
        }
        var alerts = new JsonArray();
        foreach (var alert in root.Descendants(ns + "Alert"))
        {
            foreach (var issue in alert.Elements(ns + "Issue"))
            {
                alerts.Add(new JsonObject { ["alert"] = (string?)alert.Attribute("Name"), ["value"] = (string?)issue.Attribute("Value") });
            }
        }
        return new JsonObject { ["items"] = items, ["alerts"] = alerts };
    }
}
