// Proxies from PyPI, and how each is set up for the settings of records: one listener for each of them.

import type { PythonTool } from '../../../scripts/tools/python/python-tool.ts';
import type { Recorded } from '../../trace/proxies/recorded.ts';
import type { Program } from '../processes.ts';

/** A listener: its settings as recorded, its port, and that of the server behind it. */
export interface Listener {
	readonly settings: Recorded['settings'];
	readonly port: number;
	readonly upstream: number;
}

/** A program, and its configuration for some listeners. */
export interface RealProxy {
	/** Name of the file of records. */
	readonly records: string;
	/** How many of them can be repeated, at least: fewer would mean that they are no longer found. */
	readonly least: number;
	readonly tool: PythonTool;
	/** The recorded settings that can be had here: without TLS, and none by which loopback counts as inside. */
	readonly knows: readonly string[];
	readonly setUp: (listeners: readonly Listener[]) => Omit<Program, 'words'>;
}
