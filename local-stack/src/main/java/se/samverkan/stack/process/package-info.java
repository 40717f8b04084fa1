/** Child processes, their ports, passwords, directories and log files; no dependency on other packages here. */
package se.samverkan.stack.process;
