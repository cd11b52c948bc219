import type { Cell, Row } from '../../formats/catalog-rows.ts';

const states = ['OFF', 'READ_ONLY', 'READ_WRITE'];
const captureModes = ['', 'ALL', 'AUTO', 'NONE', 'CUSTOM'];

/** The row of sys.database_query_store_options, of what ALTER DATABASE … SET QUERY_STORE left; the rest is the server's default. */
export function queryStoreRow(get: (key: string) => Cell | undefined): Row {
  const on = get('is_query_store_on') === true ? 'READ_WRITE' : 'OFF';
  const state = String(get('rehearsal.query_store_desired') ?? on).toUpperCase();
  const mode = String(get('rehearsal.QUERY_STORE.QUERY_CAPTURE_MODE') ?? 'AUTO').toUpperCase();
  const number = (name: string, byDefault: number): number => Number(get(`rehearsal.QUERY_STORE.${name}`) ?? byDefault);
  return {
    desired_state: states.indexOf(state),
    desired_state_desc: state,
    actual_state: states.indexOf(state),
    actual_state_desc: state,
    readonly_reason: 0,
    current_storage_size_mb: '0',
    flush_interval_seconds: number('DATA_FLUSH_INTERVAL_SECONDS', 900),
    interval_length_minutes: number('INTERVAL_LENGTH_MINUTES', 60),
    max_storage_size_mb: number('MAX_STORAGE_SIZE_MB', 1000),
    stale_query_threshold_days: number('STALE_QUERY_THRESHOLD_DAYS', 30),
    max_plans_per_query: number('MAX_PLANS_PER_QUERY', 200),
    query_capture_mode: captureModes.indexOf(mode),
    query_capture_mode_desc: mode,
  };
}
