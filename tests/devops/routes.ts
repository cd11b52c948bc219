import type { TimelineRecord } from '../../src/pipelines/devops/shapes.ts';
import { approvalOf, buildOf, propertiesOf, suiteOf } from './answers.ts';
import { type Area, identityOf, type Organisation, type Right } from './organisation.ts';
import type { Run } from './run.ts';

export type Request = {
  readonly method: string;
  /** Without organisation; parts are decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly by: { readonly rights: ReadonlySet<Right> };
  /** Address of the organisation. */
  readonly address: string;
};

export type Answer = { readonly status: number; readonly json?: unknown; readonly bytes?: Uint8Array };

type Route = {
  readonly method: string;
  /** `:name` stands for one part. */
  readonly path: string;
  readonly area: Area;
  readonly right: Right;
  answer(organisation: Organisation, at: Readonly<Record<string, string>>, request: Request): Answer;
};

const ok = (json: unknown): Answer => ({ status: 200, json });
const list = (value: readonly unknown[]): Answer => ok({ count: value.length, value });
const none = (message = 'It does not exist, or you have no permission.'): Answer => ({
  status: 404,
  json: { message, typeKey: 'NotFoundException' },
});

const builds = ':project/_apis/build/builds/:id';
const pipelines = ':project/_apis/pipelines';

const routes: readonly Route[] = [
  {
    method: 'GET',
    path: builds,
    area: 'build',
    right: 'build',
    answer: (o, at) => ofRun(o, at, (run) => ok(buildOf(o, run))),
  },
  {
    method: 'GET',
    path: `${builds}/timeline`,
    area: 'build',
    right: 'build',
    answer: (o, at) =>
      ofRun(o, at, (run) => ok({ id: run.timelineId, records: run.records satisfies TimelineRecord[] })),
  },
  {
    method: 'GET',
    path: `${builds}/attachments/:type`,
    area: 'build',
    right: 'build',
    answer: (o, at, { address }) =>
      ofRun(o, at, (run) =>
        list(
          run.attachments
            .filter(({ type }) => type === at.type)
            .map(({ timelineId, recordId, type, name }) => {
              const path = [timelineId, recordId, 'attachments', type, name].map(encodeURIComponent).join('/');
              const href = `${address}${o.project.id}/_apis/build/builds/${run.id}/${path}`;
              return { name, _links: { self: { href } } };
            }),
        ),
      ),
  },
  {
    method: 'GET',
    path: `${builds}/:timeline/:record/attachments/:type/:name`,
    area: 'build',
    right: 'build',
    answer: (o, at) =>
      ofRun(o, at, (run) => {
        const found = run.attachments.find(
          (a) => a.timelineId === at.timeline && a.recordId === at.record && a.type === at.type && a.name === at.name,
        );
        return found ? { status: 200, bytes: found.content } : none();
      }),
  },
  {
    method: 'GET',
    path: `${builds}/properties`,
    area: 'build',
    right: 'build',
    answer: (o, at) => ofRun(o, at, (run) => ok(propertiesOf(run))),
  },
  {
    method: 'PATCH',
    path: `${builds}/properties`,
    area: 'build',
    right: 'build',
    answer: (o, at, { body }) =>
      ofRun(o, at, (run) => {
        const operations = body as readonly { readonly op: string; readonly path: string; readonly value: string }[];
        for (const { path, value } of operations) run.properties.set(path.replace(/^\//, ''), value);
        return ok(propertiesOf(run));
      }),
  },
  {
    method: 'PUT',
    path: `${builds}/tags/:tag`,
    area: 'build',
    right: 'build',
    answer: (o, at) => ofRun(o, at, (run) => list([...run.tags.add(at.tag ?? '')])),
  },
  {
    method: 'GET',
    path: `${pipelines}/approvals`,
    area: 'approvals',
    right: 'environments',
    answer: (o, _at, { query }) => {
      const wanted = (query.get('approvalIds') ?? '').split(',');
      const found = [...o.runs.values()].flatMap((run) => wanted.flatMap((id) => run.approvals.get(id) ?? []));
      return list(found.map((approval) => approvalOf(approval, query.get('$expand') === 'steps')));
    },
  },
  {
    method: 'GET',
    path: `${pipelines}/checks/runs/:suite`,
    area: 'checks',
    right: 'environments',
    answer: (o, at, { query }) => {
      const suite = [...o.runs.values()].flatMap((run) => run.suites.get(at.suite ?? '') ?? [])[0];
      return suite ? ok(suiteOf(o, suite, query.get('$expand') === 'resources')) : none();
    },
  },
  {
    method: 'GET',
    path: `${pipelines}/checks/configurations`,
    area: 'checks',
    right: 'checks',
    answer: (o, _at, { query }) =>
      list(
        o.configurations
          .filter(
            ({ resource }) => resource.type === query.get('resourceType') && resource.id === query.get('resourceId'),
          )
          .map(({ settings, ...rest }) => (query.get('$expand') === 'settings' ? { settings, ...rest } : rest)),
      ),
  },
  {
    method: 'POST',
    path: `${pipelines}/checks/configurations`,
    area: 'checks',
    right: 'manage',
    answer: (o, _at, { body }) => {
      const { type, settings, timeout, resource } = body as Organisation['configurations'][number];
      const made = {
        id: o.next(),
        version: 1,
        type,
        resource,
        ...(settings && { settings }),
        ...(timeout && { timeout }),
      };
      o.configurations.push(made);
      return ok(made);
    },
  },
  {
    method: 'PATCH',
    path: `${pipelines}/checks/configurations/:id`,
    area: 'checks',
    right: 'manage',
    answer: (o, at, { body }) => {
      const i = o.configurations.findIndex(({ id }) => String(id) === at.id);
      const before = o.configurations[i];
      if (!before) return none();
      o.configurations[i] = { ...before, ...(body as object), id: before.id, version: before.version + 1 };
      return ok(o.configurations[i]);
    },
  },
  {
    method: 'GET',
    path: `${pipelines}/environments`,
    area: 'environments',
    right: 'environments',
    answer: (o, _at, { query }) =>
      list(o.environments.filter(({ name }) => name === query.get('name')).map(({ id, name }) => ({ id, name }))),
  },
  {
    method: 'POST',
    path: `${pipelines}/environments`,
    area: 'environments',
    right: 'manage',
    answer: (o, _at, { body }) => {
      const { id, name } = o.environment((body as { readonly name: string }).name);
      return ok({ id, name });
    },
  },
  {
    method: 'GET',
    path: `${pipelines}/environments/:id/environmentdeploymentrecords`,
    area: 'environments',
    right: 'environments',
    answer: (o, at) => {
      const found = o.environments.find(({ id }) => String(id) === at.id);
      return found ? list([...found.deployments].reverse()) : none();
    },
  },
  {
    method: 'GET',
    path: '_apis/identities',
    area: 'identities',
    right: 'identities',
    answer: (o, _at, { query }) => {
      const withGroups = query.get('queryMembership') === 'Direct';
      const general = query.get('filterValue');
      if (general !== null) {
        const same = o.members.filter((m) =>
          [m.name, m.account].some((n) => n?.toLowerCase() === general.toLowerCase()),
        );
        return list(same.map((member) => identityOf(member, withGroups)));
      }
      const by = query.has('identityIds') ? ('id' as const) : ('descriptor' as const);
      const wanted = (query.get(by === 'id' ? 'identityIds' : 'descriptors') ?? '').split(',');
      return list(
        wanted.map((value) => {
          const member = o.members.find((m) => m[by] === value);
          return member ? identityOf(member, withGroups) : null;
        }),
      );
    },
  },
];

/** What the service answers; a right that is missing and an API that is missing look as they do there. */
export function answer(organisation: Organisation, request: Request): Answer {
  for (const route of routes) {
    const at = match(route.path, request.path);
    if (!at || route.method !== request.method) continue;
    if (organisation.missing.has(route.area)) {
      return {
        status: 404,
        json: { message: `API resource location is not registered`, typeKey: 'VssResourceNotFoundException' },
      };
    }
    if (!request.by.rights.has(route.right)) {
      return {
        status: 403,
        json: { message: `TF401444: Access denied. Needs ${route.right}.`, typeKey: 'AccessDeniedException' },
      };
    }
    if (!request.query.has('api-version')) return { status: 400, json: { message: 'No api-version was supplied' } };
    const isPreview = request.query.get('api-version')?.includes('-preview') === true;
    if (organisation.previews.has(route.area) && !isPreview) {
      const message = 'The requested version of the resource is under preview. The -preview flag must be supplied.';
      return { status: 400, json: { message, typeKey: 'VssInvalidPreviewVersionException' } };
    }
    const { project } = at;
    if (project !== undefined && project !== organisation.project.id && project !== organisation.project.name)
      return none();
    return route.answer(organisation, at, request);
  }
  return none(`Nothing answers ${request.method} ${request.path.join('/')}`);
}

function match(pattern: string, path: readonly string[]): Readonly<Record<string, string>> | undefined {
  const parts = pattern.split('/');
  if (parts.length !== path.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const given = path[i] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = given;
    else if (part.toLowerCase() !== given.toLowerCase()) return undefined;
  }
  return found;
}

function ofRun(o: Organisation, { id }: Readonly<Record<string, string>>, then: (run: Run) => Answer): Answer {
  const run = o.runs.get(Number(id));
  return run ? then(run) : none(`The build ${id} does not exist.`);
}
