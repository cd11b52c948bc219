/** Settings of a server, its endpoints, availability groups, resource governor and federations. */
export const serverRules = `
alter_server_configuration = SERVER CONFIGURATION SET
  ( PROCESS AFFINITY (CPU '=' (AUTO | number_range ,...) | NUMANODE '=' number_range ,...)
  | BUFFER POOL EXTENSION (ON '(' FILENAME '=' string ',' SIZE '=' integer size_unit ')' | OFF)
  | DIAGNOSTICS LOG (ON | OFF | MAX_SIZE '=' (integer MB | DEFAULT) | PATH '=' (string | DEFAULT) | MAX_FILES '=' (integer | DEFAULT))
  | FAILOVER CLUSTER PROPERTY
    ( SQLDUMPERDUMPFLAGS '=' (binary | DEFAULT) | SQLDUMPERDUMPPATH '=' (string | DEFAULT)
    | (VERBOSELOGGING | SQLDUMPERDUMPTIMEOUT | FAILURECONDITIONLEVEL | HEALTHCHECKTIMEOUT) '=' (integer | DEFAULT) )
  | HADR CLUSTER CONTEXT '=' (string | LOCAL)
  | SOFTNUMA (ON | OFF)
  | EXTERNAL AUTHENTICATION (ON '(' (USE_IDENTITY | CREDENTIAL_NAME '=' string) ')' | OFF) )
number_range = integer [TO integer]

create_endpoint = ENDPOINT name [owned_by] [endpoint_option ,...] endpoint_protocol endpoint_payload
alter_endpoint = ENDPOINT name [endpoint_option ,...] [endpoint_protocol] [endpoint_payload]
endpoint_option = STATE '=' (STARTED | STOPPED | DISABLED) | AFFINITY '=' (NONE | ADMIN | integer)
endpoint_protocol = AS (TCP | HTTP) '(' protocol_option ,... ')'
protocol_option =
    LISTENER_PORT '=' integer | LISTENER_IP '=' (ALL | parentheses) | (PATH | SITE) '=' string | (CLEAR_PORT | SSL_PORT) '=' integer
  | AUTHENTICATION '=' '(' (BASIC | DIGEST | INTEGRATED | NTLM | KERBEROS) ,... ')' | PORTS '=' '(' (CLEAR | SSL) ,... ')'
  | (AUTH_REALM | DEFAULT_LOGON_DOMAIN) '=' (filled_string | NONE) | COMPRESSION '=' (ENABLED | DISABLED)
endpoint_payload = FOR (TSQL | SOAP | SERVICE_BROKER | DATABASE_MIRRORING | DATA_MIRRORING) '(' [payload_option ,...] ')'
payload_option =
    [ADD | ALTER] WEBMETHOD string ['.' string] '(' web_method_option ,... ')' | DROP WEBMETHOD string ['.' string]
  | (BATCHES | SESSIONS | MESSAGE_FORWARDING) '=' (ENABLED | DISABLED) | WSDL '=' (NONE | DEFAULT | string) | LOGIN_TYPE '=' (MIXED | WINDOWS)
  | SESSION_TIMEOUT '=' (integer | NEVER) | (DATABASE | NAMESPACE) '=' (string | DEFAULT) | SCHEMA '=' (NONE | STANDARD) | CHARACTER_SET '=' (SQL | XML)
  | (HEADER_LIMIT | MESSAGE_FORWARD_SIZE) '=' integer | AUTHENTICATION '=' (WINDOWS [windows_authentication] [CERTIFICATE name] | CERTIFICATE name [WINDOWS [windows_authentication]])
  | ENCRYPTION '=' (DISABLED | (SUPPORTED | REQUIRED) [ALGORITHM (AES [RC4] | RC4 [AES])]) | ROLE '=' (WITNESS | PARTNER | ALL)
windows_authentication = NTLM | KERBEROS | NEGOTIATE
web_method_option = SCHEMA '=' (NONE | STANDARD | DEFAULT) | FORMAT '=' (ALL_RESULTS | ROWSETS_ONLY | NONE) | NAME '=' string

create_availability_group = AVAILABILITY GROUP name [WITH '(' availability_option ')'] FOR [DATABASE name ,...] REPLICA ON availability_replica ,...
alter_availability_group = AVAILABILITY GROUP name
  ( (ADD | REMOVE) DATABASE name ,... | (ADD | MODIFY) REPLICA ON availability_replica ,... | REMOVE REPLICA ON string ,... | SET '(' availability_option ')'
  | FAILOVER [WITH '(' TARGET '=' string ')'] | FORCE_FAILOVER_ALLOW_DATA_LOSS | JOIN | OFFLINE | ONLINE )
availability_option = REQUIRED_COPIES_TO_COMMIT '=' integer
availability_replica = string WITH '(' replica_option ,once ')'
replica_option =
    ENDPOINT_URL '=' string | (SESSION_TIMEOUT | APPLY_DELAY) '=' integer | AVAILABILITY_MODE '=' (SYNCHRONOUS_COMMIT | ASYNCHRONOUS_COMMIT)
  | FAILOVER_MODE '=' (AUTOMATIC | MANUAL) | PRIMARY_ROLE '(' ALLOW_CONNECTIONS '=' (ALL | READ_WRITE | NO) ')'
  | SECONDARY_ROLE '(' ALLOW_CONNECTIONS '=' (ALL | READ_ONLY | NO) ')'

create_resource_object =
    RESOURCE POOL name [resource_pool_options] | EXTERNAL RESOURCE POOL name [external_pool_options] | workload_group
  | WORKLOAD CLASSIFIER name WITH '(' classifier_option ,once ')'
alter_resource_object =
    RESOURCE POOL name [resource_pool_options] | EXTERNAL RESOURCE POOL name [external_pool_options] | workload_group
  | RESOURCE GOVERNOR (DISABLE | RECONFIGURE | RESET STATISTICS | WITH '(' CLASSIFIER_FUNCTION '=' (NULL | object_name) ')')
drop_resource_object = ([EXTERNAL] RESOURCE POOL | WORKLOAD GROUP | WORKLOAD CLASSIFIER) name
resource_pool_options = WITH '(' (AFFINITY (SCHEDULER '=' AUTO | (SCHEDULER | NUMANODE) '=' '(' number_range ,... ')') | resource_limit '=' integer) ,... ')'
resource_limit =
    MIN_CPU_PERCENT | MAX_CPU_PERCENT | CAP_CPU_PERCENT | MIN_MEMORY_PERCENT | MAX_MEMORY_PERCENT | TARGET_MEMORY_PERCENT
  | MIN_IO_PERCENT | MAX_IO_PERCENT | CAP_IO_PERCENT | MIN_IOPS_PER_VOLUME | MAX_IOPS_PER_VOLUME
external_pool_options = WITH '(' (AFFINITY (CPU '=' AUTO | (CPU | NUMANODE) '=' '(' number_range ,... ')') | (MAX_CPU_PERCENT | MAX_MEMORY_PERCENT | MAX_PROCESSES) '=' integer) ,once ')'
workload_group = WORKLOAD GROUP name [WITH '(' workload_group_option ,once ')'] [USING (EXTERNAL name [',' name] | name [',' EXTERNAL name])]
workload_group_option =
    IMPORTANCE '=' importance
  | (REQUEST_MAX_MEMORY_GRANT_PERCENT | REQUEST_MAX_CPU_TIME_SEC | REQUEST_MEMORY_GRANT_TIMEOUT_SEC | MAX_DOP | GROUP_MAX_REQUESTS | GROUP_MIN_MEMORY_PERCENT
    | CAP_PERCENTAGE_RESOURCE | MIN_PERCENTAGE_RESOURCE | QUERY_EXECUTION_TIMEOUT_SEC | REQUEST_MIN_RESOURCE_GRANT_PERCENT | REQUEST_MAX_RESOURCE_GRANT_PERCENT) '=' number
importance = LOW | BELOW_NORMAL | NORMAL | MEDIUM | ABOVE_NORMAL | HIGH
classifier_option = (WORKLOAD_GROUP | MEMBERNAME | WLM_LABEL | WLM_CONTEXT | START_TIME | END_TIME) '=' string | IMPORTANCE '=' importance

create_federation = FEDERATION name '(' name data_type RANGE ')'
alter_federation = FEDERATION name (SPLIT AT '(' | DROP AT '(' (LOW | HIGH)) name '=' expression ')'
drop_federation = FEDERATION name
`;
