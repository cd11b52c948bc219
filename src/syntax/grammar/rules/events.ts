/** Event notifications and event sessions. */
export const eventRules = `
create_event =
    EVENT NOTIFICATION name notified_about [WITH FAN_IN] FOR (ddl_event | trace_event) ,... TO SERVICE string ',' string
  | EVENT SESSION name event_scope add_events [add_targets] [event_session_options]
alter_event = EVENT SESSION name event_scope
  ( (add_events | add_targets | (DROP EVENT event_object) ,... | (DROP TARGET event_object) ,...) [event_session_options]
  | event_session_options | STATE '=' (START | STOP) )
drop_event = EVENT NOTIFICATION name ,... notified_about | EVENT SESSION name event_scope
notified_about = ON (SERVER | DATABASE | QUEUE object_name)
event_scope = ON (SERVER | DATABASE)
add_events = (ADD EVENT event_object ['(' [SET event_setting ,...] [ACTION '(' event_object ,... ')'] [WHERE event_condition] ')']) ,...
add_targets = (ADD TARGET event_object ['(' SET event_setting ,... ')']) ,...
-- Module, package and the object in it.
event_object = name ['.' name ['.' name]]
event_setting = name '=' event_value
event_value = '-' number | '(' event_value ')' | number | string

event_condition = event_test { (AND | OR) event_test }
event_test = NOT event_test | '(' event_condition ')' | event_object ('(' event_object ',' event_value ')' | event_comparison event_value)
event_comparison = '=' | '<>' | '!=' | '<=' | '>=' | '!<' | '!>' | '<' ['=' | '>'] | '>' ['='] | '!' ('=' | '<' | '>') | NOT LIKE

event_session_options = WITH '(' event_session_option ,... ')'
event_session_option =
    (MAX_MEMORY | MAX_EVENT_SIZE) '=' integer (KB | MB) | MAX_DISPATCH_LATENCY '=' (INFINITE | integer SECONDS)
  | (TRACK_CAUSALITY | STARTUP_STATE) '=' (ON | OFF)
  | EVENT_RETENTION_MODE '=' (ALLOW_SINGLE_EVENT_LOSS | ALLOW_MULTIPLE_EVENT_LOSS | NO_EVENT_LOSS)
  | MEMORY_PARTITION_MODE '=' (NONE | PER_NODE | PER_CPU)
`;
