// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/qglobal.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

/// Arrays of a million values, which are filled once and read a few times.
namespace todoku {

/// Asks the system for few large pages instead of thousands of small ones: in a virtual machine, touching each for the first time takes longer than the
/// work on it. What resize() adds is not set to anything, so only for values that are copied as bytes.
template<class T>
struct LargeAllocator {
    static_assert(std::is_trivially_copyable_v<T>);
    using value_type = T;

    LargeAllocator() = default;
    template<class Other>
    LargeAllocator(const LargeAllocator<Other> &) { }

    T *allocate(size_t count)
    {
#ifdef Q_OS_LINUX
        static constexpr size_t largePage = size_t(2) << 20;
        if (count < size_t(-1) / 2 / sizeof(T) && count * sizeof(T) >= largePage / 2) {
            const auto bytes = (count * sizeof(T) + largePage - 1) / largePage * largePage;
            auto *memory = std::aligned_alloc(largePage, bytes);
            if (!memory)
                throw std::bad_alloc();
            madvise(memory, bytes, MADV_HUGEPAGE); // where it is refused, small ones do as well
            return static_cast<T *>(memory);
        }
#endif
        if (count > size_t(-1) / sizeof(T))
            throw std::bad_alloc();
        auto *memory = std::malloc(count * sizeof(T));
        if (!memory)
            throw std::bad_alloc();
        return static_cast<T *>(memory);
    }
    void deallocate(T *memory, size_t) { std::free(memory); }

    template<class U>
    void construct(U *) { }
    template<class U, class... Arguments>
    void construct(U *at, Arguments &&...arguments) { ::new (static_cast<void *>(at)) U(std::forward<Arguments>(arguments)...); }

    friend bool operator==(LargeAllocator, LargeAllocator) { return true; }
};

template<class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

} // namespace todoku
