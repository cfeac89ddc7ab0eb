import { resolve } from 'node:path';

const HELP = 'Known are: --sample (open the sample workshop), --no-open (print the address only), --port N, --data DIR.';

/** The flags of `npm start -- …` as options, or the sentence why they cannot be followed. */
export function readStartOptions(args) {
  const options = { sample: false, open: true, port: null, data: null };
  const rest = args.flatMap((arg) => (/^--(port|data)=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  while (rest.length > 0) {
    const flag = rest.shift();
    if (flag === '--sample') options.sample = true;
    else if (flag === '--no-open') options.open = false;
    else if (flag === '--port' || flag === '--data') {
      const value = rest.shift();
      if (value === undefined || value === '' || value.startsWith('--')) return { sentence: `${flag} needs a value after it. ${HELP}` };
      if (flag === '--data') options.data = resolve(value);
      else if (isPort(value)) options.port = Number(value);
      else return { sentence: `${value} is no port: give a whole number from 1024 to 65535, or leave --port out for any free one.` };
    } else return { sentence: `${flag} is no flag of npm start. ${HELP}` };
  }
  return { options };
}

const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1024 && Number(text) <= 65_535;
