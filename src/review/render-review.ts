import { reviewHtml } from './html.ts';
import { reviewMarkdown } from './markdown.ts';
import type { ReviewInput } from './review-input.ts';
import { findingsSarif } from './sarif.ts';

/** The files of a review by name: review.md, review.html, findings.sarif. The same input gives the same bytes. */
export function renderReview(input: ReviewInput): Readonly<Record<string, string>> {
  return {
    'review.md': reviewMarkdown(input),
    'review.html': reviewHtml(input),
    'findings.sarif': findingsSarif(input),
  };
}
