/* Does nothing, linked with the libraries of the program: what a start costs before the first
 * line runs. */
int main(void)
{
	return 0;
}
