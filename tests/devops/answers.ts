import type { PipelineApproval } from '../../src/pipelines/devops/shapes.ts';
import { type Organisation, refOf } from './organisation.ts';
import type { ApprovalModel, Run, Suite } from './run.ts';

export function buildOf({ project }: Organisation, run: Run): object {
  return {
    id: run.id,
    buildNumber: `2026.${run.id}`,
    status: 'inProgress',
    project,
    definition: { id: 1, name: run.pipeline },
    requestedFor: refOf(run.requestedFor),
    requestedBy: refOf(run.requestedBy),
    tags: [...run.tags],
  };
}

export function propertiesOf(run: Run): object {
  const value = Object.fromEntries(
    [...run.properties].map(([name, $value]) => [name, { $type: 'System.String', $value }]),
  );
  return { count: run.properties.size, value };
}

export function approvalOf({ id, status, created, steps }: ApprovalModel, withSteps: boolean): PipelineApproval {
  return {
    id,
    status,
    ...{ createdOn: created, executionOrder: 'anyOrder', minRequiredApprovers: 1, blockedApprovers: [] },
    steps: withSteps
      ? steps.map((step) => ({
          assignedApprover: refOf(step.asked),
          actualApprover: refOf(step.by),
          status: step.status,
          comment: step.comment,
          initiatedOn: created,
          lastModifiedOn: step.at,
        }))
      : [],
  };
}

export function suiteOf(o: Organisation, { id, environments, context, checks }: Suite, withResources: boolean): object {
  const named = (e: { readonly id: number | string; readonly name?: string }) => ({
    type: 'environment',
    id: String(e.id),
    ...(!o.isOlder && { name: e.name }),
  });
  const resources = environments.map(named);
  return {
    id,
    status: checks.every(({ status }) => status === 'approved' || status === 'bypassed') ? 'approved' : 'running',
    context,
    checkRuns: checks.map((check) => ({
      id: check.id,
      status: check.status,
      resultUpdates: check.updates,
      checkConfigurationRef: {
        id: check.configuration.id,
        version: check.configuration.version,
        type: check.configuration.type,
        resource: named(check.configuration.resource),
      },
    })),
    ...(withResources && { resources }),
  };
}
