using System.Globalization;
using Microsoft.SqlServer.Dac.Model;

namespace Rehearsal.Oracle;

/// <summary>A project's database properties → TSqlModelOptions. Properties that the project does not state stay as DacFx has them.</summary>
static class ModelOptions
{
    // SSDT's property name → the option's, where they differ.
    static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DefaultCollation"] = "Collation", ["AnsiNullDefault"] = "AnsiNullDefaultOn", ["AnsiNulls"] = "AnsiNullsOn",
        ["AnsiPadding"] = "AnsiPaddingOn", ["AnsiWarnings"] = "AnsiWarningsOn", ["ArithAbort"] = "ArithAbortOn",
        ["AutoUpdateStatisticsAsynchronously"] = "AutoUpdateStatisticsAsync", ["ReadCommittedSnapshot"] = "TransactionIsolationReadCommittedSnapshot",
        ["IsChangeTrackingOn"] = "ChangeTrackingEnabled", ["IsChangeTrackingAutoCleanupOn"] = "ChangeTrackingAutoCleanup",
        ["CompatibilityMode"] = "CompatibilityLevel", ["CloseCursorOnCommitEnabled"] = "CursorCloseOnCommit",
        ["DefaultCursor"] = "CursorDefaultGlobalScope", ["DatabaseState"] = "DatabaseStateOffline", ["DatabaseChaining"] = "DBChainingOn",
        ["DatabaseDefaultFulltextLanguage"] = "DefaultFullTextLanguage", ["DatabaseDefaultLanguage"] = "DefaultLanguage",
        ["DbScopedConfigOptimizerHotfixes"] = "DbScopedConfigQueryOptimizerHotfixes",
        ["DbScopedConfigOptimizerHotfixesSecondary"] = "DbScopedConfigQueryOptimizerHotfixesSecondary",
        ["EnableFullTextSearch"] = "FullTextEnabled", ["IsBrokerPriorityHonored"] = "HonorBrokerPriority", ["IsNestedTriggersOn"] = "NestedTriggersOn",
        ["NumericRoundAbort"] = "NumericRoundAbortOn", ["PageVerify"] = "PageVerifyMode", ["Parameterization"] = "ParameterizationOption",
        ["QueryStoreStatsInterval"] = "QueryStoreIntervalLength", ["QuotedIdentifier"] = "QuotedIdentifierOn", ["UpdateOptions"] = "ReadOnly",
        ["Recovery"] = "RecoveryMode", ["DelayedDurability"] = "DelayedDurabilityMode", ["RecursiveTriggersEnabled"] = "RecursiveTriggersOn",
        ["TornPageDetection"] = "TornPageProtectionOn", ["IsTransformNoiseWordsOn"] = "TransformNoiseWords", ["DatabaseAccess"] = "UserAccessOption",
        ["IsEncryptionOn"] = "WithEncryption",
    };

    static readonly HashSet<string> Same = new(StringComparer.OrdinalIgnoreCase)
    {
        "AllowSnapshotIsolation", "AutoClose", "AutoCreateStatistics", "AutoCreateStatisticsIncremental", "AutoShrink", "AutoUpdateStatistics",
        "CatalogCollation", "ChangeTrackingRetentionPeriod", "ChangeTrackingRetentionUnit", "ConcatNullYieldsNull", "Containment",
        "DateCorrelationOptimizationOn", "DbScopedConfigLegacyCardinalityEstimation", "DbScopedConfigLegacyCardinalityEstimationSecondary",
        "DbScopedConfigMaxDOP", "DbScopedConfigMaxDOPSecondary", "DbScopedConfigParameterSniffing", "DbScopedConfigParameterSniffingSecondary",
        "FileStreamDirectoryName", "MemoryOptimizedElevateToSnapshot", "NonTransactedFileStreamAccess", "QueryStoreCaptureMode",
        "QueryStoreDesiredState", "QueryStoreFlushInterval", "QueryStoreMaxPlansPerQuery", "QueryStoreMaxStorageSize",
        "QueryStoreStaleQueryThreshold", "ServiceBrokerOption", "SupplementalLoggingOn", "TargetRecoveryTimePeriod", "TargetRecoveryTimeUnit",
        "Trustworthy", "TwoDigitYearCutoff", "VardecimalStorageFormatOn",
    };

    public static void FromProject(TSqlModelOptions options, string property, string value)
    {
        if (value.Trim().Length == 0) return;
        if (Named.TryGetValue(property, out var option)) Set(options, option, value);
        else if (Same.Contains(property)) Set(options, property, value);
    }

    /// <summary>Sets one option by its name in TSqlModelOptions; words are those of project files (On, True, MULTI_USER, …).</summary>
    public static void Set(TSqlModelOptions options, string name, string value)
    {
        var property = typeof(TSqlModelOptions).GetProperty(name) ?? throw new ArgumentException($"TSqlModelOptions has no '{name}'");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object converted = type == typeof(string) ? value
            : type == typeof(bool) ? Switch(value) ?? throw new ArgumentException($"{name}: '{value}' is neither on nor off")
            : type.IsEnum ? Enum.Parse(type, Word(value), true)
            : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        property.SetValue(options, converted);
    }

    public static bool? Switch(string word) => word.Trim().ToUpperInvariant() switch
    {
        "ON" or "TRUE" or "OFFLINE" or "GLOBAL" or "READ_ONLY" => true,
        "OFF" or "FALSE" or "ONLINE" or "LOCAL" or "READ_WRITE" => false,
        _ => null,
    };

    static string Word(string value) => value.Trim().ToUpperInvariant() switch
    {
        "MULTI_USER" => "Multiple",
        "SINGLE_USER" => "Single",
        "RESTRICTED_USER" => "Restricted",
        "TORN_PAGE_DETECTION" => "TornPageDetection",
        "BULK_LOGGED" => "BulkLogged",
        "READ_ONLY" => "ReadOnly",
        "READ_WRITE" => "ReadWrite",
        var other => other.Replace("_", ""),
    };
}
