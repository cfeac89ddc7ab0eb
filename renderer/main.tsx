import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/VisuallyHidden.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import '@mantine/spotlight/styles.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/mantine.css';
import './styles/components.css';
import './styles/frame.css';
import './styles/charts.css';
import './styles/screens.css';
import './styles/define.css';
import './styles/score.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { NoSessionPage } from './app/no-session-page.tsx';
import { fetchFirstScreen } from './app/phase-screens.tsx';
import { createHost } from './host/create-host.ts';
import { createQueryClient } from './state/query-client.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
fetchFirstScreen(window.location.hash);
const root = createRoot(place);
createHost().then(
  (host) => root.render(<StrictMode><App host={host} client={createQueryClient(host)} /></StrictMode>),
  () => root.render(<NoSessionPage />),
);
