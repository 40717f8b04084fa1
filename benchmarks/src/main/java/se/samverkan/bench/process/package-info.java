/** Child processes, external programs and the clean-up after a run; depends on no other package of this module. */
package se.samverkan.bench.process;
