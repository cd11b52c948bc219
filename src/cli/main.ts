import { run } from './run.ts';

const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Not process.exit: what is still on its way to a pipe would be lost.
run(process.argv.slice(2), { out: write(process.stdout), error: write(process.stderr) }).then((code) => {
  process.exitCode = code;
});
