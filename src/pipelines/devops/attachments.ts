import type { AttachmentFacts } from '../../base/pipeline-facts.ts';
import type { Asked, DevOps } from './client.ts';
import type { Attachment, List, Timeline } from './shapes.ts';

/** By the id of the timeline record that they hang on, in lower case. */
export type Attachments = ReadonlyMap<string, readonly AttachmentFacts[]>;

/** …/{timelineId}/{recordId}/attachments/{type}/{name}: only the address says what an attachment hangs on. */
const address = /\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/attachments\//i;

/**
 * What hangs on the records of this attempt. Earlier attempts have timelines of their own, which the records name; what was
 * attached there is history and no evidence.
 */
export async function readAttachments(
  devops: DevOps,
  run: string,
  timeline: Timeline,
  types: readonly string[],
  asked: Asked,
): Promise<Attachments> {
  const earlier = new Set(
    timeline.records.flatMap((r) => (r.previousAttempts ?? []).map(({ timelineId }) => timelineId.toLowerCase())),
  );
  const records = new Set(timeline.records.map(({ id }) => id.toLowerCase()));
  const found = new Map<string, AttachmentFacts[]>();
  for (const type of types) {
    const { value } = await devops.get<List<Attachment>>(
      `${run}/attachments/${encodeURIComponent(type)}?api-version=7.1`,
      asked,
    );
    for (const { name, _links } of value) {
      const [, timelineId = '', recordId = ''] = address.exec(_links.self.href) ?? [];
      const record = recordId.toLowerCase();
      if (!records.has(record) || earlier.has(timelineId.toLowerCase())) continue;
      // Built anew, not taken from the answer: the token goes nowhere else.
      const path = `${run}/${timelineId}/${recordId}/attachments/${encodeURIComponent(type)}/${encodeURIComponent(name)}`;
      const content = await devops.bytes(`${path}?api-version=7.1`, asked);
      found.set(record, [...(found.get(record) ?? []), { type, name, content }]);
    }
  }
  return found;
}
