import type { Diagnostic } from '../base/errors.ts';

/** What a task can ask of the agent and tell it. Texts from databases are neutralised by the host, not by its callers. */
export type TaskHost = {
  /** The input as given, trimmed; undefined when it is empty. */
  input(name: string): string | undefined;
  /** A predefined variable such as `System.HostType`. */
  variable(name: string): string | undefined;
  /** Sets an output variable of the step. */
  output(name: string, value: string): void;
  /** One line of the log. */
  line(text: string): void;
  debug(text: string): void;
  /** How much of the step is done, in percent, and what it does. */
  progress(percent: number, text: string): void;
  /** A message that becomes an issue of the run; the agent keeps only the first ten of each severity. */
  issue(diagnostic: Diagnostic): void;
  /** Attaches a Markdown file to the run's Extensions tab under a title. */
  summary(title: string, file: string): void;
  /** Attaches a file to the step's own record, where only a reader of that record finds it; works in any kind of job. */
  attach(type: string, name: string, file: string): void;
  /** The job's own token for Azure DevOps, with the address of its collection; undefined outside a job. */
  jobToken(): JobToken | undefined;
  /** Publishes a file of JUnit XML to the Tests tab, under a title. */
  testResults(title: string, file: string): void;
  /** Tags the build; only a build can. A tag has no colon. */
  tag(tag: string): void;
  /** A service connection by its id, as an input of such a type gives it; undefined when the job has none of that id. */
  endpoint(id: string): ServiceEndpoint | undefined;
  /** Uploads a folder as a build artifact; only a build can (see `publishFolder`). */
  artifact(name: string, folder: string): void;
  /** Ends the step. Called once. */
  complete(result: 'succeeded' | 'succeededWithIssues' | 'failed', message: string): void;
};

/** Never written anywhere: the agent masks the token, and the host takes it out of the environment. */
export type JobToken = { readonly collection: string; readonly token: string };

/** What the agent knows of a service connection. Parameters may be secrets: they go to whoever signs in, and nowhere else. */
export type ServiceEndpoint = {
  readonly id: string;
  /** `UsernamePassword`, `None`, `ServicePrincipal`, `ManagedServiceIdentity`, `WorkloadIdentityFederation`, … */
  readonly scheme: string;
  /** What authorises. */
  parameter(name: string): string | undefined;
  /** A field of the connection. */
  data(name: string): string | undefined;
};
