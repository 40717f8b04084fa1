package se.samverkan.gateway;

/** What is said to Swedish and to English readers. */
record Text(String swedish, String english) {}
