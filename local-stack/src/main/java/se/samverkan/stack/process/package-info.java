/** Ports, passwords, directories, log files and a watchdog for child processes; no dependency on other packages here. */
package se.samverkan.stack.process;
