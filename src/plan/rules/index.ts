import type { Rule } from '../rule.ts';
import { renamedRule } from './comp001-renamed.ts';
import { columnAddedRule } from './comp003-column-added.ts';
import { stillReferencedRule } from './comp004-still-referenced.ts';
import { tableTypeRecreatedRule } from './comp005-table-type-recreated.ts';
import { aliasNarrowedRule } from './data003-alias-narrowed.ts';
import { scriptDeletesRule } from './data004-script-deletes.ts';
import { looksRenamedRule } from './data005-looks-renamed.ts';
import { looksMovedRule } from './data006-looks-moved.ts';
import { replicatedRule } from './ha001-replicated.ts';
import { changeDataCaptureRule } from './ha002-change-data-capture.ts';
import { ledgerRule } from './ha006-ledger.ts';
import { noLockTimeoutRule } from './lock012-no-lock-timeout.ts';
import { onlineInTransactionRule } from './lock013-online-in-transaction.ts';
import { unbatchedUpdateRule } from './lock015-unbatched-update.ts';
import { windowRule } from './perf002-window.ts';
import { notTransactionalRule } from './plan003-not-transactional.ts';
import { notIdempotentRule } from './plan004-not-idempotent.ts';
import { noiseRule } from './plan005-noise.ts';
import { nameTakenRule } from './plan008-name-taken.ts';
import { permissionsLostRule } from './sec002-permissions-lost.ts';
import { protectionRemovedRule } from './sec004-protection-removed.ts';
import { secretInScriptRule } from './sec005-secret-in-script.ts';
import { spaceAndReplicasRule } from './space-and-replicas.ts';

/** Every rule that looks at the plan as a whole, by code. */
export const rules: readonly Rule[] = [
  renamedRule,
  columnAddedRule,
  stillReferencedRule,
  tableTypeRecreatedRule,
  aliasNarrowedRule,
  scriptDeletesRule,
  looksRenamedRule,
  looksMovedRule,
  noLockTimeoutRule,
  onlineInTransactionRule,
  unbatchedUpdateRule,
  windowRule,
  replicatedRule,
  changeDataCaptureRule,
  ledgerRule,
  notTransactionalRule,
  notIdempotentRule,
  noiseRule,
  nameTakenRule,
  permissionsLostRule,
  protectionRemovedRule,
  secretInScriptRule,
  spaceAndReplicasRule,
];
