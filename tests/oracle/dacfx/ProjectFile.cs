using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Build.Evaluation;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

record SourceFile(string Name, string Text, bool? AnsiNulls, bool? QuotedIdentifier);

/// <summary>What DacFx is given to build: the files in order, the platform, the database options and the refactor log.</summary>
record ProjectFile(string Name, string Platform, TSqlModelOptions Options, IReadOnlyList<SourceFile> Files, string? RefactorLog)
{
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>SQLCMD variables and their defaults, which the build writes into the package.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public static ProjectFile OfFolder(string folder)
    {
        var projects = Directory.GetFiles(folder, "*.sqlproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (projects.Count > 0) return Read(projects[0]);
        return new ProjectFile("db", "Sql160", new TSqlModelOptions(), Scripts(folder).Select(file => File(folder, file, null, null)).ToList(), null);
    }

    public static ProjectFile OfTexts(JsonArray files) => new("db", "Sql160", new TSqlModelOptions(), files.Select(file =>
        new SourceFile((string)file!["name"]!, (string)file["text"]!, (bool?)file["ansiNulls"], (bool?)file["quotedIdentifier"])).ToList(), null);

    /// <summary>MSBuild's own evaluation of the project file; the SSDT targets that it imports are not there and not needed.</summary>
    public static ProjectFile Read(string path)
    {
        path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(path)!;
        var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        var sdk = document.Root!.Attribute("Sdk") != null || document.Root.Elements().Any(e => e.Name.LocalName == "Sdk");
        document.Root.Attribute("Sdk")?.Remove();
        document.Root.Elements().Where(e => e.Name.LocalName == "Sdk").Remove();
        if (sdk)
        {
            // Microsoft.Build.Sql includes every script below the project, before the project's own items.
            var ns = document.Root.Name.Namespace;
            document.Root.AddFirst(new XElement(ns + "ItemGroup", new XElement(ns + "Build",
                new XAttribute("Include", "**/*.sql"), new XAttribute("Exclude", "bin/**;obj/**"))));
            // What Sdk.props imports before everything else; what its targets take out in the end.
            document.Root.AddFirst(new XElement(ns + "PropertyGroup",
                new XElement(ns + "Configuration", new XAttribute("Condition", "'$(Configuration)' == ''"), "Debug"),
                new XElement(ns + "Platform", new XAttribute("Condition", "'$(Platform)' == ''"), "AnyCPU")));
            if (Above(folder, "Directory.Build.props") is { } above) document.Root.AddFirst(new XElement(ns + "Import", new XAttribute("Project", above)));
            document.Root.Add(new XElement(ns + "ItemGroup", new XElement(ns + "Build", new XAttribute("Remove", "@(PreDeploy);@(PostDeploy);@(None)"))));
        }
        using var collection = new ProjectCollection();
        using var reader = document.CreateReader();
        var root = Microsoft.Build.Construction.ProjectRootElement.Create(reader, collection);
        root.FullPath = path;
        var project = new Project(root, null, null, collection, ProjectLoadSettings.IgnoreMissingImports | ProjectLoadSettings.IgnoreInvalidImports | ProjectLoadSettings.IgnoreEmptyImports);

        var options = new TSqlModelOptions();
        foreach (var property in project.AllEvaluatedProperties.Where(p => !p.IsEnvironmentProperty && !p.IsReservedProperty && !p.IsGlobalProperty))
        {
            ModelOptions.FromProject(options, property.Name, property.EvaluatedValue);
        }
        var scripts = project.GetItems("PreDeploy").Concat(project.GetItems("PostDeploy")).Select(item => Local(item.EvaluatedInclude)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (sdk) foreach (var script in scripts.ToList()) Included(folder, script, scripts);
        var files = project.GetItems("Build").Select(item => (Name: Local(item.EvaluatedInclude), Item: item))
            .Where(entry => !scripts.Contains(entry.Name)).DistinctBy(entry => entry.Name)
            .Select(entry => File(folder, Actual(folder, entry.Name),
                ModelOptions.Switch(entry.Item.GetMetadataValue("AnsiNulls")), ModelOptions.Switch(entry.Item.GetMetadataValue("QuotedIdentifier")))).ToList();
        var log = project.GetItems("RefactorLog").Select(item => Path.Combine(folder, Actual(folder, Local(item.EvaluatedInclude)))).FirstOrDefault(System.IO.File.Exists);
        // System databases stand in SSDT's own folder, which is not there; a referenced package is used when it is.
        var references = project.GetItems("ArtifactReference").Select(item => new Reference(
            Path.GetFullPath(Path.Combine(folder, Local(item.EvaluatedInclude))), item.GetMetadataValue("DatabaseVariableLiteralValue"),
            item.GetMetadataValue("DatabaseSqlCmdVariable"), item.GetMetadataValue("ServerVariableLiteralValue"), item.GetMetadataValue("ServerSqlCmdVariable"), ModelOptions.Switch(item.GetMetadataValue("SuppressMissingDependenciesErrors")) == true))
            .Where(reference => System.IO.File.Exists(reference.File)).ToList();
        var name = project.GetPropertyValue("Name") is { Length: > 0 } given ? given : Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(name, Provider(project.GetPropertyValue("DSP"), sdk), options, files, log)
        {
            References = references,
            Variables = project.GetItems("SqlCmdVariable").ToDictionary(item => item.EvaluatedInclude, item => item.GetMetadataValue("DefaultValue")),
        };
    }

    static string? Above(string? folder, string name)
    {
        for (; folder != null; folder = Path.GetDirectoryName(folder)) if (System.IO.File.Exists(Path.Combine(folder, name))) return Path.Combine(folder, name);
        return null;
    }

    // The SDK takes what deployment scripts include with :r out of the build as well.
    static void Included(string folder, string script, HashSet<string> found)
    {
        var file = Path.Combine(folder, Actual(folder, script));
        foreach (var line in System.IO.File.ReadLines(file).Select(line => line.Trim()).Where(line => line.StartsWith(":r ", StringComparison.OrdinalIgnoreCase)))
        {
            var name = Path.GetRelativePath(folder, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Local(line[3..].Trim().Trim('"')))));
            if (!name.Contains("$(") && found.Add(Local(name))) Included(folder, name, found);
        }
    }

    public static JsonObject Describe(string path)
    {
        var project = Read(path);
        var files = new JsonArray();
        foreach (var file in project.Files) files.Add(new JsonObject { ["name"] = file.Name, ["ansiNulls"] = file.AnsiNulls, ["quotedIdentifier"] = file.QuotedIdentifier });
        return new JsonObject { ["name"] = project.Name, ["platform"] = project.Platform, ["refactorLog"] = project.RefactorLog, ["files"] = files };
    }

    static string Provider(string dsp, bool sdk)
    {
        var name = dsp.Split('.').Last().Replace("DatabaseSchemaProvider", "");
        return name switch { "" => sdk ? "Sql160" : "Sql110", "SqlAzureV12" => "SqlAzure", _ => name };
    }

    static string Local(string path) => path.Replace('\\', '/');

    // Projects come from a file system that ignores letter case.
    static string Actual(string folder, string name)
    {
        if (System.IO.File.Exists(Path.Combine(folder, name))) return name;
        var at = folder;
        foreach (var part in name.Split('/'))
        {
            at = part is ".." or "." ? Path.Combine(at, part)
                : Directory.EnumerateFileSystemEntries(at).FirstOrDefault(e => string.Equals(Path.GetFileName(e), part, StringComparison.OrdinalIgnoreCase))
                    ?? throw new FileNotFoundException($"the project names '{name}', which is not there");
        }
        return Local(Path.GetRelativePath(folder, at));
    }

    static IEnumerable<string> Scripts(string folder) => Directory.GetFiles(folder, "*.sql", SearchOption.AllDirectories)
        .Select(file => Local(Path.GetRelativePath(folder, file))).Where(name => !name.StartsWith("bin/") && !name.StartsWith("obj/")).Order(StringComparer.Ordinal);

    static SourceFile File(string folder, string name, bool? ansiNulls, bool? quotedIdentifier)
    {
        var bytes = System.IO.File.ReadAllBytes(Path.Combine(folder, name));
        using var reader = new StreamReader(new MemoryStream(bytes), Utf8OrAnsi(bytes), true);
        return new SourceFile(name, reader.ReadToEnd(), ansiNulls, quotedIdentifier);
    }

    // Without a byte order mark: UTF-8 if it is valid UTF-8, otherwise the Windows code page that Visual Studio saved.
    static Encoding Utf8OrAnsi(byte[] bytes)
    {
        try
        {
            new UTF8Encoding(false, true).GetCharCount(bytes);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1252);
        }
    }
}
