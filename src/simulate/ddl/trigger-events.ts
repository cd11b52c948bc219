/**
 * Numbers of sys.trigger_event_types for DML events and the DDL events that databases use; other events get a number
 * derived from their name, so that they stay apart.
 */
const numbers: Readonly<Record<string, number>> = {
  INSERT: 1,
  UPDATE: 2,
  DELETE: 3,
  CREATE_TABLE: 21,
  ALTER_TABLE: 22,
  DROP_TABLE: 23,
  CREATE_INDEX: 24,
  ALTER_INDEX: 25,
  DROP_INDEX: 26,
  CREATE_STATISTICS: 27,
  UPDATE_STATISTICS: 28,
  DROP_STATISTICS: 29,
  CREATE_SYNONYM: 34,
  DROP_SYNONYM: 36,
  CREATE_VIEW: 41,
  ALTER_VIEW: 42,
  DROP_VIEW: 43,
  CREATE_PROCEDURE: 51,
  ALTER_PROCEDURE: 52,
  DROP_PROCEDURE: 53,
  CREATE_FUNCTION: 61,
  ALTER_FUNCTION: 62,
  DROP_FUNCTION: 63,
  CREATE_TRIGGER: 71,
  ALTER_TRIGGER: 72,
  DROP_TRIGGER: 73,
  CREATE_TYPE: 91,
  DROP_TYPE: 93,
  CREATE_USER: 131,
  ALTER_USER: 132,
  DROP_USER: 133,
  CREATE_ROLE: 134,
  ALTER_ROLE: 135,
  DROP_ROLE: 136,
  CREATE_SCHEMA: 141,
  ALTER_SCHEMA: 142,
  DROP_SCHEMA: 143,
  LOGON: 147,
  GRANT_DATABASE: 170,
  DENY_DATABASE: 171,
  REVOKE_DATABASE: 172,
  CREATE_DATABASE: 201,
  ALTER_DATABASE: 202,
  DROP_DATABASE: 203,
  RENAME: 241,
  DDL_EVENTS: 10001,
  DDL_SERVER_LEVEL_EVENTS: 10002,
  DDL_DATABASE_LEVEL_EVENTS: 10016,
  DDL_TABLE_VIEW_EVENTS: 10017,
  DDL_TABLE_EVENTS: 10018,
  DDL_VIEW_EVENTS: 10019,
  DDL_INDEX_EVENTS: 10020,
  DDL_PROCEDURE_EVENTS: 10023,
  DDL_FUNCTION_EVENTS: 10024,
  DDL_TRIGGER_EVENTS: 10025,
};

/** [number, whether it is a group of events]. */
export function eventNumber(event: string): readonly [number, boolean] {
  const known = Object.hasOwn(numbers, event) ? numbers[event] : undefined;
  return [known ?? hash(event), /^DDL_.*EVENTS$/.test(event)];
}

function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i += 1) value = (value * 31 + text.charCodeAt(i)) % 50_000;
  return 20_000 + value;
}
