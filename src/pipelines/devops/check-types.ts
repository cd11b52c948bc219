import { approvalCheck } from '../../base/pipeline-facts.ts';
import type { CheckConfiguration } from './shapes.ts';

/** Checks that `setup` knows how to make. Ids: microsoft/terraform-provider-azuredevops, approvalsandchecks. */
export type Wanted = {
  readonly name: 'Approval' | 'Exclusive Lock' | 'Business Hours' | 'Required Template';
  readonly type: CheckConfiguration['type'];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Minutes. */
  readonly timeout: number;
  /** In words, for a person. */
  readonly says: string;
};

/** The longest that the service allows: thirty days. */
const month = 43_200;

export function approval(
  approvers: readonly { readonly id: string; readonly name: string }[],
  { atLeast, fourEyes }: { readonly atLeast: number; readonly fourEyes: boolean },
): Wanted {
  return {
    name: 'Approval',
    type: { id: approvalCheck, name: 'Approval' },
    settings: {
      approvers: approvers.map(({ id }) => ({ id })),
      executionOrder: 'anyOrder',
      minRequiredApprovers: atLeast,
      requesterCannotBeApprover: fourEyes,
      instructions:
        'Read the review on the run before you approve: it names the plan, its risks and what the rehearsal found.',
      blockedApprovers: [],
    },
    timeout: month,
    says: `${atLeast} of ${approvers.map(({ name }) => name).join(', ')}${fourEyes ? ', not who asked for the run' : ''}`,
  };
}

export function exclusiveLock(): Wanted {
  return {
    name: 'Exclusive Lock',
    type: { id: '2ef31ad6-baa0-403a-8b45-2cbc9b4e5563', name: 'ExclusiveLock' },
    settings: {},
    timeout: month,
    says: 'one run at a time',
  };
}

export type Hours = {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly zone: string;
};

export function businessHours({ days, from, to, zone }: Hours): Wanted {
  return {
    name: 'Business Hours',
    type: { id: 'fe1de3ee-a436-41b4-bb20-f6eb4cb879a7', name: 'Task Check' },
    settings: {
      definitionRef: { id: '445fde2f-6c39-441c-807f-8a59ff2e075f', name: 'evaluateBusinessHours', version: '0.0.1' },
      displayName: 'Business hours',
      inputs: { businessDays: days.join(', '), startTime: from, endTime: to, timeZone: zone },
    },
    timeout: month,
    says: `${days.join(', ')} ${from}–${to} ${zone}`,
  };
}

export type Template = { readonly repository: string; readonly ref: string; readonly path: string };

export function requiredTemplate({ repository, ref, path }: Template): Wanted {
  return {
    name: 'Required Template',
    type: { id: '4020e66e-b0f3-47e1-bc88-48f3cc59b5f3', name: 'ExtendsCheck' },
    settings: {
      extendsChecks: [{ repositoryType: 'git', repositoryName: repository, repositoryRef: ref, templatePath: path }],
    },
    timeout: month,
    says: `extends ${path} of ${repository} at ${ref}`,
  };
}

/** Whether a check is of the same kind: several are of one type and differ in the task that they run. */
export function isKind(found: CheckConfiguration, wanted: Wanted): boolean {
  const same = (a: unknown, b: unknown): boolean => String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase();
  const definition = (settings: CheckConfiguration['settings']): unknown =>
    (settings?.definitionRef as { readonly id?: unknown } | undefined)?.id;
  return same(found.type.id, wanted.type.id) && same(definition(found.settings), definition(wanted.settings));
}

/** Names of the settings in which a check differs from what is wanted; what only the service knows does not count. */
export function differences(found: CheckConfiguration, wanted: Wanted): readonly string[] {
  const differs = Object.entries(wanted.settings)
    .filter(([name, value]) => !texts.has(name) && !covers(found.settings?.[name], value))
    .map(([name]) => name);
  return found.isDisabled === true ? [...differs, 'isDisabled'] : differs;
}

/** Words for people, which a team may change. */
const texts = new Set(['instructions', 'displayName', 'blockedApprovers']);

function covers(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item) => found.some((other) => covers(other, item)))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const members = (typeof found === 'object' && found !== null ? found : {}) as Readonly<Record<string, unknown>>;
    return Object.entries(wanted).every(([name, value]) => covers(members[name], value));
  }
  // The service gives back ids and words in another letter case, and a missing false.
  if (wanted === false) return found === undefined || found === false;
  return String(found ?? '').toLowerCase() === String(wanted ?? '').toLowerCase();
}
