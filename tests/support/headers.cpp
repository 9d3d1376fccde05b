// The program that the precompiled header of the tests belongs to.
int main() { return 0; }
