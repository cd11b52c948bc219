import { textContent } from '../base/file-content.ts';
import type { PutFile } from '../plan/plan-folder.ts';
import { renderReview } from '../review/render-review.ts';
import type { ReviewInput } from '../review/review-input.ts';

/** Writes the files of a review into an output folder. */
export function putReview(put: PutFile, input: ReviewInput): void {
  for (const [file, text] of Object.entries(renderReview(input))) {
    const content = textContent((push) => push(text));
    put(file, content);
  }
}
