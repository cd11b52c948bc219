import type { OurTasks } from './pipeline-facts.ts';

/**
 * Ids of our tasks in their task.json, which a test holds to this. A copy of the extension for development has other ids and
 * other records: what it did counts for nothing here.
 */
export const ourTasks: OurTasks = {
  plan: 'c2d84f16-93ab-4e7d-8b3c-5a60f27d914e',
  deploy: '7be0a1d9-5c36-4f0e-9d27-4f8e61b0c3a2',
  review: '7b1f0c52-4e6a-4d38-9a57-d1c6e8f3b240',
};
