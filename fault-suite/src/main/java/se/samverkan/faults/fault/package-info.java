/** The faults that the suite inflicts on the cluster; depends on {@code check} and {@code cluster}. */
package se.samverkan.faults.fault;
