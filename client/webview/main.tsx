import { render } from 'preact';
import { App } from './app.tsx';
import { connectHost } from './host.ts';

const root = document.getElementById('root');
if (root) render(<App host={connectHost()} />, root);
