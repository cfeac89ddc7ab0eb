import { spawn } from 'node:child_process';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and gives its exit code. Its standard output goes to `stdout` ('inherit', or 'stderr' to
 * keep ours clean); signals are passed on, so that a stop reaches the program that has something to save.
 */
export function runProgram(file, args, { cwd, env = process.env, stdout = 'inherit', timeoutMs = 0, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, shell, stdio: ['inherit', stdout === 'stderr' ? 2 : stdout, 'inherit'] });
    const forward = (signal) => child.kill(signal);
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of FORWARDED) process.off(signal, forward);
      resolve(code);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    child.on('error', (error) => {
      process.stderr.write(`${file} could not be started: ${error.message}\n`);
      finish(1);
    });
    child.on('close', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
