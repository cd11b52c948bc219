import { run } from './run.ts';

const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

// Not process.exit: what is still on its way to a pipe would be lost.
run(process.argv.slice(2), { out: write(process.stdout), error: write(process.stderr) }).then((code) => {
  process.exitCode = code;
});
