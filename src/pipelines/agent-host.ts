import * as tl from 'azure-pipelines-task-lib/task.js';
import { formatDiagnostic } from '../base/errors.ts';
import { neutralise } from '../base/neutralise.ts';
import type { TaskHost } from './task-host.ts';

const results = { succeeded: 'Succeeded', succeededWithIssues: 'SucceededWithIssues', failed: 'Failed' } as const;

/** The agent that runs this process. Results go through task-lib, which also keeps secrets out of the environment. */
export function agentHost(): TaskHost {
  return {
    input: (name) => {
      const value = tl.getInput(name, false)?.trim();
      return value === '' ? undefined : value;
    },
    variable: (name) => tl.getVariable(name),
    output: (name, value) => tl.setVariable(name, neutralise(value), false, true),
    line: (text) => process.stdout.write(`${neutralise(text)}\n`),
    debug: (text) => tl.debug(neutralise(text)),
    progress: (percent, text) => tl.command('task.setprogress', { value: percent }, neutralise(text)),
    issue: (diagnostic) => {
      const { at, severity, code } = diagnostic;
      const place = at ? { sourcepath: at.file, linenumber: at.line, columnnumber: at.column } : {};
      // The place goes into properties that the run's page links; the text keeps it for the raw log.
      tl.command('task.logissue', { type: severity, code, ...place }, neutralise(formatDiagnostic(diagnostic)));
    },
    summary: (title, file) =>
      tl.command('task.addattachment', { type: 'Distributedtask.Core.Summary', name: title }, file),
    attach: (type, name, file) => tl.command('task.addattachment', { type, name }, file),
    jobToken: () => {
      const token = tl.getEndpointAuthorizationParameter('SYSTEMVSSCONNECTION', 'AccessToken', true);
      const collection = tl.getVariable('System.TeamFoundationCollectionUri');
      return token !== undefined && collection !== undefined ? { collection, token } : undefined;
    },
    testResults: (title, file) =>
      tl.command(
        'results.publish',
        { type: 'JUnit', runTitle: neutralise(title), resultFiles: file, testRunSystem: 'VSTSTask' },
        '',
      ),
    tag: (tag) => tl.command('build.addbuildtag', {}, neutralise(tag)),
    endpoint: (id) => {
      const scheme = tl.getEndpointAuthorizationScheme(id, true);
      if (scheme === undefined) return undefined;
      return {
        id,
        scheme,
        parameter: (name) => given(tl.getEndpointAuthorizationParameter(id, name, true)),
        data: (name) => given(tl.getEndpointDataParameter(id, name, true)),
      };
    },
    artifact: (name, folder) => tl.command('artifact.upload', { containerfolder: name, artifactname: name }, folder),
    complete: (result, message) => {
      // Not tl.setResult: it would report the message of a failure as one more issue beside those already reported.
      tl.command('task.complete', { result: results[result], done: true }, neutralise(message));
    },
  };
}

/** A field that nobody filled in is as one that is not there. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
