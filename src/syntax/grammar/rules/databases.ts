/** CREATE, ALTER and DROP DATABASE, and what is scoped to a database. */
export const databaseRules = `
create_database = DATABASE
  ( create_database_audit | SCOPED credential | create_database_key
  | name [AS COPY OF object_name] [service_options] [CONTAINMENT '=' (NONE | PARTIAL)] [ON file_group { ',' (file_group | named_file_group) }]
    [LOG ON file_specification ,...] [collation] [FOR (ATTACH | ATTACH_REBUILD_LOG | ATTACH_FORCE_REBUILD_LOG) | AS SNAPSHOT OF name]
    [WITH (create_database_option | LEDGER '=' (ON | OFF)) ,once] )
drop_database = DATABASE (AUDIT SPECIFICATION name | SCOPED CREDENTIAL name | ENCRYPTION KEY | [IF EXISTS] name ,...)
alter_database = DATABASE
  ( alter_database_audit | SCOPED credential | SCOPED CONFIGURATION (FOR bare_word (SET name '=' PRIMARY | scoped_configuration) | scoped_configuration) | alter_database_key
  | (CURRENT | name)
    ( ADD (add_database_files | FILEGROUP name [CONTAINS (FILESTREAM | MEMORY_OPTIMIZED_DATA)])
    | REMOVE (FILE | FILEGROUP) name
    | MODIFY (NAME '=' name | FILEGROUP name modify_file_group | FILE modified_file | service_options [WITH MANUAL_CUTOVER])
    | SET database_option ,... [termination] | collation | REBUILD LOG [ON file_group] | PERFORM_CUTOVER ) )

file_group = [PRIMARY] file_specification
named_file_group = FILEGROUP name [CONTAINS (FILESTREAM | MEMORY_OPTIMIZED_DATA)] [DEFAULT] file_specification
file_specification = '(' file_option ,once ')'
modified_file = [PRIMARY] '(' (file_option | NEWNAME '=' (name | filled_string)) ,once ')'
file_option =
    NAME '=' (name | filled_string) | FILENAME '=' filled_string | SIZE '=' integer [size_unit] | MAXSIZE '=' (UNLIMITED | integer [size_unit])
  | FILEGROWTH '=' integer [size_unit | '%'] | OFFLINE
size_unit = KB | MB | GB | TB
add_database_files = [LOG] FILE file_specification ,... [TO FILEGROUP name]
modify_file_group = NAME '=' name | DEFAULT | (READ_ONLY | READONLY | READ_WRITE | READWRITE | AUTOGROW_ALL_FILES | AUTOGROW_SINGLE_FILE) [termination]
service_options = '(' service_option ,once ')'
service_option =
    MAXSIZE '=' integer (MB | GB) | EDITION '=' string | SERVICE_OBJECTIVE '=' (string | ELASTIC_POOL '(' NAME '=' name ')')
termination = WITH (ROLLBACK (AFTER integer [SECONDS] | IMMEDIATE) | NO_WAIT)

scoped_configuration = CLEAR PROCEDURE_CACHE [binary] | SET scoped_option
scoped_option =
    MAXDOP '=' integer | (LEGACY_CARDINALITY_ESTIMATION | PARAMETER_SNIFFING | QUERY_OPTIMIZER_HOTFIXES) '=' (ON | OFF)
  | !(MAXDOP | LEGACY_CARDINALITY_ESTIMATION | PARAMETER_SNIFFING | QUERY_OPTIMIZER_HOTFIXES) name '=' (ON | OFF | string | ['-'] integer | name)

-- Options of CREATE DATABASE, which ALTER DATABASE has too.
create_database_option =
    RESTRICTED_USER | NEW_BROKER | ENABLE_BROKER | ERROR_BROKER_CONVERSATIONS
  | (DB_CHAINING | TRUSTWORTHY | DATA_RETENTION) (ON | OFF)
  | (NESTED_TRIGGERS | TRANSFORM_NOISE_WORDS) '=' (ON | OFF)
  | (DEFAULT_LANGUAGE | DEFAULT_FULLTEXT_LANGUAGE) '=' (integer | name) | TWO_DIGIT_YEAR_CUTOFF '=' integer
  | CATALOG_COLLATION '=' (DATABASE_DEFAULT | SQL_LATIN1_GENERAL_CP1_CI_AS)
  | filestream_options
filestream_options = FILESTREAM '(' (NON_TRANSACTED_ACCESS '=' (OFF | FULL | READ_ONLY) | DIRECTORY_NAME '=' (string | NULL)) ,... ')'
database_option =
    create_database_option
  | ONLINE | OFFLINE | EMERGENCY | SINGLE_USER | MULTI_USER | READ_ONLY | READ_WRITE | DISABLE_BROKER
  | switched_option ['='] (ON | OFF) | MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT '=' (ON | OFF)
  | AUTO_CREATE_STATISTICS (ON ['(' INCREMENTAL '=' (ON | OFF) ')'] | OFF)
  | CURSOR_DEFAULT (LOCAL | GLOBAL) | RECOVERY (FULL | BULK_LOGGED | SIMPLE) | PAGE_VERIFY (CHECKSUM | TORN_PAGE_DETECTION | NONE)
  | TARGET_RECOVERY_TIME '=' integer (SECONDS | MINUTES) | PARAMETERIZATION (SIMPLE | FORCED) | COMPATIBILITY_LEVEL '=' integer
  | CONTAINMENT '=' (NONE | PARTIAL) | DELAYED_DURABILITY '=' (DISABLED | ALLOWED | FORCED)
  | (ACCELERATED_DATABASE_RECOVERY | OPTIMIZED_LOCKING) '=' (ON | OFF)
  | HADR (AVAILABILITY GROUP '=' name | SUSPEND | RESUME | OFF)
  | PARTNER ('=' string | OFF | FAILOVER | FORCE_SERVICE_ALLOW_DATA_LOSS | RESUME | SUSPEND | SAFETY (FULL | OFF) | TIMEOUT integer)
  | WITNESS ('=' string | OFF)
  | CHANGE_TRACKING ('=' (OFF | ON [change_tracking_options]) | change_tracking_options)
  | QUERY_STORE (CLEAR [ALL] | '=' (OFF | ON [query_store_options]) | query_store_options)
  | AUTOMATIC_TUNING ('=' (AUTO | INHERIT | CUSTOM) | '(' (tuning_option '=' (ON | OFF | DEFAULT)) ,once ')')
  | REMOTE_DATA_ARCHIVE ('=' (OFF | ON archive_options) | archive_options)
switched_option =
    CURSOR_CLOSE_ON_COMMIT | AUTO_CLOSE | AUTO_SHRINK | AUTO_UPDATE_STATISTICS | AUTO_UPDATE_STATISTICS_ASYNC
  | ANSI_NULL_DEFAULT | ANSI_NULLS | ANSI_PADDING | ANSI_WARNINGS | ARITHABORT | CONCAT_NULL_YIELDS_NULL | NUMERIC_ROUNDABORT
  | QUOTED_IDENTIFIER | RECURSIVE_TRIGGERS | TORN_PAGE_DETECTION | DATE_CORRELATION_OPTIMIZATION | ALLOW_SNAPSHOT_ISOLATION
  | READ_COMMITTED_SNAPSHOT | SUPPLEMENTAL_LOGGING | ENCRYPTION | HONOR_BROKER_PRIORITY | VARDECIMAL_STORAGE_FORMAT
  | MIXED_PAGE_ALLOCATION | TEMPORAL_HISTORY_RETENTION
change_tracking_options = '(' (AUTO_CLEANUP '=' (ON | OFF) | CHANGE_RETENTION '=' integer (DAYS | HOURS | MINUTES)) ,once ')'
query_store_options = '(' query_store_option ,... ')'
query_store_option =
    (OPERATION_MODE | DESIRED_STATE) '=' (READ_ONLY | READ_WRITE) | QUERY_CAPTURE_MODE '=' (ALL | AUTO | NONE)
  | SIZE_BASED_CLEANUP_MODE '=' (AUTO | OFF) | WAIT_STATS_CAPTURE_MODE '=' (ON | OFF)
  | (DATA_FLUSH_INTERVAL_SECONDS | FLUSH_INTERVAL_SECONDS | INTERVAL_LENGTH_MINUTES | MAX_STORAGE_SIZE_MB | MAX_PLANS_PER_QUERY) '=' integer
  | CLEANUP_POLICY '=' '(' STALE_QUERY_THRESHOLD_DAYS '=' integer ')'
tuning_option = FORCE_LAST_GOOD_PLAN | CREATE_INDEX | DROP_INDEX | MAINTAIN_INDEX
archive_options = '(' (SERVER '=' string | CREDENTIAL '=' name | FEDERATED_SERVICE_ACCOUNT '=' (ON | OFF)) ,once ')'
`;
