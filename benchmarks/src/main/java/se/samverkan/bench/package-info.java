/** The command ./bench and the measurement of ./run; depends on all packages of this module. */
package se.samverkan.bench;
