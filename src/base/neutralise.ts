/**
 * Takes the force out of logging commands that a name or a message from a database may hold: the agent obeys `##vso[` anywhere
 * in a line, and formats by `##[`. https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
export function neutralise(text: string): string {
  return text.replace(/##(?=vso\[|\[)/gi, '# # ');
}

/** The same within JSON, where `#` can be written so that a reader of the JSON finds what stood there. */
export function neutraliseJson(json: string): string {
  return json.replace(/##(?=vso\[|\[)/gi, '\\u0023#');
}
