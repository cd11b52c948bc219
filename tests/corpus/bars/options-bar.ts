import { writeFileSync } from 'node:fs';
import { dropAll } from '../../oracle/driver.ts';
import { type Bar, everyOne, type Failure } from '../bar.ts';
import { nameOfPair } from '../databases.ts';
import { random } from '../random.ts';
import { differences } from './package-bar.ts';

type DeployOptions = Readonly<Record<string, boolean>>;

/** Options that change the shape of DacFx's script and leave it one that can run: what each is drawn as. */
const often: DeployOptions = {
  ignoreColumnOrder: false,
  includeTransactionalScripts: true,
  generateSmartDefaults: true,
  scriptDatabaseOptions: false,
  scriptNewConstraintValidation: false,
  scriptRefreshModule: false,
  blockOnPossibleDataLoss: false,
  backupDatabaseBeforeChanges: true,
  deployDatabaseInSingleUserMode: true,
  disableAndReenableDdlTriggers: false,
  performIndexOperationsOnline: true,
};

// ignoreKeywordCasing cannot be off: where a script says ALTER trigger, a server keeps CREATE trigger, in its own letters.
const seldom: DeployOptions = {
  includeCompositeObjects: true,
  noAlterStatementsToChangeClrTypes: true,
  populateFilesOnFileGroups: false,
  scriptDatabaseCollation: true,
  scriptDatabaseCompatibility: true,
  scriptDeployStateChecks: true,
  scriptFileSize: true,
  preserveIdentityLastValues: true,
  restoreSequenceCurrentValue: false,
  allowUnsafeRowLevelSecurityDataMovement: true,
  verifyDeployment: false,
  dropExtendedPropertiesNotInSource: false,
  dropStatisticsNotInSource: false,
  ignoreComments: true,
  ignoreExtendedProperties: true,
  ignoreFillFactor: false,
  ignorePermissions: true,
  ignoreSemicolonBetweenStatements: false,
  ignoreWhitespace: false,
};

/** Options of DacDeployOptions by the seed; the same seed draws the same. */
function drawn(seed: string): DeployOptions {
  const next = random(seed);
  const draw = (options: DeployOptions, chance: number): [string, boolean][] =>
    Object.entries(options).filter(() => next() < chance);
  return { ...dropAll, ...Object.fromEntries([...draw(often, 0.4), ...draw(seldom, 0.15)]) };
}

/** DacFx's own script under options of all sorts on the in-memory server, and the end under the same options. */
export const optionsBar: Bar = {
  name: 'options',
  says: "DacFx's own script under random options runs on our simulator and lands on the same end",
  bar: '100 %',
  passes: everyOne,
  async pair(pair, workshop) {
    const current = await workshop.theirs.dacpac(pair.current);
    const desired = await workshop.theirs.dacpac(pair.desired);
    const failures: Failure[] = [];
    const leftOut: string[] = [];
    let done = 0;
    let of = 0;
    for (let seed = workshop.seed; seed < workshop.seed + workshop.changes; seed++) {
      const options = { ...drawn(`${nameOfPair(pair)} ${seed}`), allowIncompatiblePlatform: true };
      const { ok, script = '', errors } = await workshop.driver.ask({ do: 'script', desired, current, options });
      if (!ok || /DROP CONSTRAINT\s*;/.test(script)) {
        leftOut.push(ok ? 'not T-SQL: DROP CONSTRAINT without a name' : JSON.stringify(errors).slice(0, 200));
        continue;
      }
      of++;
      const at = (name: string): string =>
        workshop.path(pair.database, `${pair.current.version}__${pair.desired.version}`, `options-${seed}${name}`);
      const found: Failure[] = [];
      writeFileSync(at('.sql'), script);
      try {
        await workshop.ours.simulate(at('.sql'), current, at('.dacpac'));
        const report = await workshop.driver.ask({ do: 'report', desired, current: at('.dacpac'), options });
        // The table in which DacFx records refactorings is nobody's schema.
        const left = differences(report, 'left').filter(({ what }) => !what.toLowerCase().includes('__refactorlog'));
        found.push(...left);
      } catch (error) {
        found.push({ what: 'refused', reason: (error as Error).message });
      }
      if (found.length === 0) done++;
      const how = `(${JSON.stringify(options)}; repeat it with --seed ${seed} --changes 1)`;
      for (const { what, reason } of found) {
        failures.push({ what: `seed ${seed}: ${what}`, reason: reason === undefined ? how : `${reason} ${how}` });
      }
    }
    return { done, of, failures, leftOut };
  },
};
