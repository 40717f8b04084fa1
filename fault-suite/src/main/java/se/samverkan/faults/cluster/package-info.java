/** The system under test, two instances of each service behind TCP proxies; depends on no other package of this module. */
package se.samverkan.faults.cluster;
