import type { Stage } from './stage.ts';

/** Type of the attachment that holds review.html: the run's tab and the verification look for it. */
export const reviewAttachmentType = 'DatabaseRehearsal.Review';

/** What the name of such an attachment says: which plan was shown, and in which attempt of which stage. */
export type ReviewAttachment = Stage & { readonly planId: string };

/** `<plan id>.<stage>.<attempt>`; characters that a file name cannot have are replaced in the stage's name. */
export function reviewAttachmentName({ planId, name, attempt }: ReviewAttachment): string {
  return `${planId}.${fileName(name)}.${attempt}`;
}

/** Reads the name back; undefined for a name of another making. */
export function readReviewAttachmentName(text: string): ReviewAttachment | undefined {
  const match = /^([0-9a-f]{64})\.(.*)\.([1-9]\d*)$/.exec(text);
  return match ? { planId: match[1] ?? '', name: match[2] ?? '', attempt: Number(match[3]) } : undefined;
}

/** A text without what the service refuses in names of files, attachments and tags. */
export function fileName(text: string): string {
  return text.replace(/[\u0000-\u001f"<>|:*?\\/]/g, '-');
}
