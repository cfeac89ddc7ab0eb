import { resolve } from 'node:path';

const HELP = 'Known are: --sample (open the sample workshop), --no-open (print the address only), --port N, --data DIR.';

/** Ports from 1024 up on which browsers refuse to open a page (the "bad ports" of the Fetch standard). */
const BLOCKED = new Set([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080]);

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
      else if (BLOCKED.has(Number(value))) return { sentence: `Browsers open no page on port ${value}: it is kept for another protocol. Give another one, such as 4180.` };
      else if (isPort(value)) options.port = Number(value);
      else return { sentence: `${value} is no port: give a whole number from 1024 to 65535, or leave --port out for any free one.` };
    } else return { sentence: `${flag} is no flag of npm start. ${HELP}` };
  }
  return { options };
}

const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1024 && Number(text) <= 65_535;
