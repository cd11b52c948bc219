import type { OurTasks } from './pipeline-facts.ts';

/**
 * Ids of our tasks in their task.json, which a test holds to this. A copy of the extension for development has other ids and
 * other records: what it did counts for nothing here.
 */
export const ourTasks: OurTasks = {
  plan: 'c2d84f16-93ab-4e7d-8b3c-5a60f27d914e',
  deploy: 'e4a91d37-5c28-4f6b-8d10-72b3c95ea684',
  review: '7b1f0c52-4e6a-4d38-9a57-d1c6e8f3b240',
};
