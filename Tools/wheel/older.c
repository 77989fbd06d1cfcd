// Three functions have a newer version in the C and C++ libraries than any other that the command calls. Their older versions
// give the same results and are in every system since glibc 2.34 (hypot before 2.35 also told errno of an overflow; waiting on
// a condition was noexcept before GCC 12). The linker sends every call here: --wrap.

#if defined(__x86_64__)
#define FIRST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define FIRST "GLIBC_2.17"
#endif

#define WAIT "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE"

__asm__(".symver older_hypot, hypot@" FIRST);
__asm__(".symver older_hypotf, hypotf@" FIRST);
__asm__(".symver older_wait, " WAIT "@GLIBCXX_3.4.11");

double older_hypot(double x, double y);
float older_hypotf(float x, float y);
void older_wait(void *condition, void *lock);
void wrapped_wait(void *condition, void *lock) __asm__("__wrap_" WAIT);

double __wrap_hypot(double x, double y) { return older_hypot(x, y); }
float __wrap_hypotf(float x, float y) { return older_hypotf(x, y); }
void wrapped_wait(void *condition, void *lock) { older_wait(condition, lock); }
