#!/usr/bin/env node
// Stands in for the VS Code executable: takes the same arguments and runs the browser VS Code instead.
import { register } from 'tsx/esm/api';

register();
await import('./editor-launcher.ts');
