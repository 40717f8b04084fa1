/** Building blocks for child processes: ports, passwords, directories, log files and a watchdog; depends on no other package of this module. */
package se.samverkan.stack.process;
